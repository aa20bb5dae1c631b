/** Tests of the sandbox, all over HTTP: what a sender would see is what is checked. */
package io.redletter.sandbox;
