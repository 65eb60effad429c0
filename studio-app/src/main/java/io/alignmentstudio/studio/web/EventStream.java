package io.alignmentstudio.studio.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A response of server-sent events. Several threads may send; each event goes out whole and at
 * once.
 */
public final class EventStream {
  private final ServletOutputStream output;
  private volatile boolean gone;

  /** Opens the stream: the status and headers can no longer change. */
  public EventStream(Context context) {
    context.status(200);
    context.res().setContentType("text/event-stream;charset=utf-8");
    context.res().setHeader("Cache-Control", "no-store");
    context.res().setHeader("X-Accel-Buffering", "no");
    try {
      output = context.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a named event with a JSON value.
   *
   * @throws ClientGoneException if the client closed the connection
   */
  public void send(String event, Object value) {
    write("event: " + event + "\ndata: " + Json.write(value) + "\n\n");
  }

  /**
   * Sends an event without a name.
   *
   * @param data one line
   * @throws ClientGoneException if the client closed the connection
   */
  public void sendData(String data) {
    write("data: " + data + "\n\n");
  }

  /** Whether the client closed the connection, as far as is known. */
  public boolean isGone() {
    return gone;
  }

  private synchronized void write(String text) {
    if (gone) {
      throw new ClientGoneException();
    }
    try {
      output.write(text.getBytes(StandardCharsets.UTF_8));
      output.flush();
    } catch (IOException e) {
      gone = true;
      ClientGoneException end = new ClientGoneException();
      end.addSuppressed(e);
      throw end;
    }
  }
}
