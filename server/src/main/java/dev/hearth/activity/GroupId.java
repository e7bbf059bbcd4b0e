package dev.hearth.activity;

/** Dense number of a group (群) inside the installation; outside it goes by a UUID. */
public record GroupId(int value) {}
