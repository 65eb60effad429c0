/**
 * The generator and the norm finder that ask a language model, when {@code studio.yaml} names one.
 *
 * <p>Notable choices: instructions stand in the system message and nowhere else; the message of the
 * user is one JSON object whose values are data. An answer is kept under the hash of its request as
 * soon as it is there. What an answer says is used only as far as the policy's own words bear it
 * out; everything else is refused with a reason.
 */
@NullMarked
package io.alignmentstudio.framers.teacher;

import org.jspecify.annotations.NullMarked;
