package dev.hearth.insight.internal.rules;

/**
 * Interval of a share: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
 * the American Statistical Association 22 (1927); 95 %, two-sided.
 */
public final class Wilson {
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /** Largest share that still agrees with {@code hits} of {@code cases}. */
    public static double upper(long hits, long cases) {
        double share = (double) hits / cases;
        double square = Z * Z / cases;
        double centre = share + square / 2;
        double spread = Z * Math.sqrt(share * (1 - share) / cases + square / (4 * cases));
        return (centre + spread) / (1 + square);
    }
}
