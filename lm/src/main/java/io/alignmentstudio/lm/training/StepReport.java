package io.alignmentstudio.lm.training;

import java.time.Duration;

/**
 * What is known after a step.
 *
 * @param step counted from 1
 * @param metrics of all its batches on all processes
 * @param gradientNorm before shortening
 * @param tokens of the step, padding left out
 * @param elapsed since this process started or resumed the run
 * @param remaining expected time to the last step
 */
public record StepReport(
    long step,
    long totalSteps,
    StepMetrics metrics,
    double learningRate,
    double gradientNorm,
    long tokens,
    Duration elapsed,
    Duration remaining) {}
