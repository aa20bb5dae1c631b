package io.redletter.platform.http;

/** One capability's part of the API: a contract fragment and the handlers of its operations. */
public interface ApiOperations {
    /**
     * The resource that holds this capability's {@code paths} and {@code components}, such as {@code openapi/content.yaml};
     * read from this object's class loader.
     */
    String contract();

    /** Binds every operation the fragment names. */
    void bind(Api api);
}
