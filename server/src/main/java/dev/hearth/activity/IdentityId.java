package dev.hearth.activity;

/** Dense number of an identity: an account in a source. Which person it belongs to is joined at query time. */
public record IdentityId(long value) {}
