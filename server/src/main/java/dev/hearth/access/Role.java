package dev.hearth.access;

/** What an operator may do. No role contains another: each route names every role it lets in. */
public enum Role {
    /** Answers for the installation; the command line acts as owner too. */
    OWNER,
    /** Configures communities, operators and channels. */
    ADMIN,
    /** Runs communities day by day. */
    OPERATOR,
    /** Reads figures; changes nothing. */
    ANALYST,
    /** Keeps conversations safe. */
    MODERATOR
}
