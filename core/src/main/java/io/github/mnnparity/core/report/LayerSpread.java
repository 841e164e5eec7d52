package io.github.mnnparity.core.report;

/**
 * How far a layer is off over several inputs, as relative RMS errors of one view; infinite where
 * NaN or infinity is on one side only.
 *
 * @param layer index of the report's layer
 * @param inputs how many of them were compared here
 * @param median 0.5 quantile
 * @param high 0.95 quantile
 * @param worstInput its name
 */
public record LayerSpread(
    int layer,
    String view,
    int inputs,
    double mean,
    double median,
    double high,
    double worst,
    String worstInput) {}
