/** Pages of joint releases: who is asked, who has confirmed, who is missing. Start at {@link io.redletter.console.joint.JointPages}. */
@NullMarked
package io.redletter.console.joint;

import org.jspecify.annotations.NullMarked;
