package io.alignmentstudio.studio.api;

import io.alignmentstudio.studio.web.ClientGoneException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/**
 * Tells whether the client of a plain, not streamed, answer still waits. Nothing is written to it
 * before the answer is whole, so the end of its side of the connection is read instead.
 */
final class ClientConnection {
  private final SocketChannel channel;
  private final Context context;

  private ClientConnection(SocketChannel channel, Context context) {
    this.channel = channel;
    this.context = context;
  }

  static ClientConnection of(Context context) {
    SocketChannelEndPoint endPoint =
        (SocketChannelEndPoint)
            ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    return new ClientConnection(endPoint.getChannel(), context);
  }

  /**
   * Returns at once if the client still waits.
   *
   * @throws ClientGoneException if it does not
   */
  void requireOpen() {
    int read;
    try {
      read = channel.read(ByteBuffer.allocate(1)); // never blocks: the channel is Jetty's
    } catch (IOException e) {
      ClientGoneException gone = new ClientGoneException();
      gone.addSuppressed(e);
      throw gone;
    }
    if (read < 0) {
      throw new ClientGoneException();
    }
    if (read > 0) {
      // A byte of a pipelined request is lost: closing makes the client send it again (RFC 9112).
      context.header("Connection", "close");
    }
  }
}
