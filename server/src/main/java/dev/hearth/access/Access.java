package dev.hearth.access;

import java.util.Optional;

/** The operators of the installation. */
public interface Access {
    boolean operatorsExist();

    /**
     * A fresh one-time token with which the first owner is made; only its hash is stored, so it is shown once.
     * Empty as soon as an operator exists.
     */
    Optional<String> issueSetupToken();

    /**
     * Makes an operator.
     *
     * @throws dev.hearth.platform.Refusal {@code access.login_invalid}, {@code access.login_taken},
     *     {@code access.name_invalid}, {@code access.password_weak}
     */
    Operator createOperator(NewOperator operator, Viewer by);
}
