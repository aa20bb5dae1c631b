package io.redletter.agenda;

/** One alarm: a document in one version, written {@code id@version}. A later version has an alarm of its own. */
record AlarmMember(String id, long version) {

    static AlarmMember parse(String text) {
        int at = text.lastIndexOf('@');
        return new AlarmMember(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
