package dev.hearth.activity;

/**
 * An amount of money.
 *
 * @param amountMinor in the currency's minor unit (fen for CNY)
 * @param currency ISO 4217 code, three capital letters
 */
public record Money(long amountMinor, String currency) {
    public Money {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }
}
