package io.alignmentstudio.studio.command;

import io.alignmentstudio.lm.hub.DownloadListener;
import io.alignmentstudio.lm.hub.HubCache;
import io.alignmentstudio.lm.hub.HubDownload;
import io.alignmentstudio.lm.hub.HubName;
import io.alignmentstudio.lm.hub.HubSettings;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gets models. */
@Command(
    name = "model",
    description = "Get models from the Hugging Face hub.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command, such as download");
  }

  @Command(
      name = "download",
      description = {
        "Download a model into the cache that Hugging Face's tools share.",
        "HF_HUB_CACHE or HF_HOME names the cache, HF_ENDPOINT another hub, HF_TOKEN who you are."
      },
      mixinStandardHelpOptions = true)
  int download(
      @Parameters(paramLabel = "NAME", description = "hf:owner/name, @revision after it if wanted.")
          String name) {
    HubName model = HubName.parse(name);
    Interruption.advice("the same command goes on where this one ended");
    Path snapshot =
        new HubDownload(HubCache.standard(), HubSettings.standard())
            .download(model, listener(TerminalProgress.standard()));
    System.out.println("Downloaded to " + snapshot);
    System.out.println("Use it with model.base: " + model + " in studio.yaml.");
    return 0;
  }

  private static DownloadListener listener(Progress progress) {
    return new DownloadListener() {
      @Override
      public void start(String file, long done, long total) {
        progress.start(file, total, "bytes");
        progress.advance(done);
      }

      @Override
      public void advance(long bytes) {
        progress.advance(bytes);
      }

      @Override
      public void done(String file) {
        progress.done(file + ": checksum right");
      }
    };
  }
}
