package org.patchbay.wininet;

/**
 * What an asynchronous function came to: INTERNET_ASYNC_RESULT, the information of the status
 * INTERNET_STATUS_REQUEST_COMPLETE.
 *
 * @param result the new handle of a function that gives one, 1 of one that gives true; 0 if it
 *     failed
 * @param error the number of the failure, as GetLastError would have it; 0 if there was none
 */
public record InternetAsyncResult(long result, int error) {}
