package io.alignmentstudio.studio.command;

import io.alignmentstudio.studio.cycle.WorkspaceBackend;
import io.alignmentstudio.studio.web.StudioServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves the web studio. */
@Command(
    name = "serve",
    description = "The web studio and an OpenAI-compatible endpoint, on this machine only.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--port", description = "Port; 0 takes a free one. Default: that of studio.yaml.")
  private Integer port;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = studio.workspace();
    try (WorkspaceBackend backend = WorkspaceBackend.open(folder);
        StudioServer server = StudioServer.start(backend, port == null ? backend.port() : port)) {
      System.out.println("Web studio: " + server.uri());
      boolean trained = backend.aligned().isPresent();
      System.out.println(
          "OpenAI-compatible endpoint: "
              + server.uri()
              + "v1, "
              + (trained ? "models base and aligned" : "model base"));
      if (!trained) {
        System.out.println(
            "There is no aligned model yet; what "
                + Launcher.command("run", folder)
                + " makes will show without a restart.");
      }
      System.out.println("Ctrl-C stops it.");
      Interruption.advice("start it again with " + Launcher.command("serve", folder));
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
