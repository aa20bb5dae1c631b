package io.redletter.console.joint;

import io.redletter.accounts.AccountService;
import io.redletter.campaign.Channels;
import io.redletter.campaign.joint.JointService;
import io.redletter.content.ContentService;

/** What the pages of joint releases work with. */
public record JointDesk(JointService joint, ContentService content, AccountService accounts, Channels channels) {}
