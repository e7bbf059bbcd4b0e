package dev.hearth.access;

import java.util.UUID;

/**
 * Somebody who runs communities with Hearth; not a member of one.
 *
 * @param login what they sign in with; lower case, unique
 * @param name what people read
 */
public record Operator(UUID id, String login, String name, Role role) {}
