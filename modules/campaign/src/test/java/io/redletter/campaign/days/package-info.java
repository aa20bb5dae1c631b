/** Tests of the book of days. */
package io.redletter.campaign.days;
