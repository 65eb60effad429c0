package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.studio.cycle.WorkspaceBackend;
import io.alignmentstudio.studio.web.GroundedConversation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Talks in the terminal. */
@Command(
    name = "chat",
    description = "Talk to the aligned model; each answer names the clauses that it rests on.",
    mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--unaligned", description = "Talk to the model as it was before.")
  private boolean unaligned;

  @SuppressWarnings("NullAway.Init")
  ChatCommand() {}

  @Override
  public Integer call() throws IOException {
    Interruption.advice("start again with " + Launcher.NAME + " chat");
    try (WorkspaceBackend backend = WorkspaceBackend.open(studio.workspace())) {
      ChatModel model =
          (unaligned ? backend.unaligned() : backend.aligned())
              .orElseThrow(
                  () ->
                      new StudioException(
                          ErrorCode.NO_INPUT,
                          "there is no model to talk to yet; make it with "
                              + Launcher.command("run", studio.workspace())));
      backend.notices().forEach(System.out::println);
      System.out.println("Ask about the policies. An empty line or Ctrl-D ends the chat.");
      talk(model, backend);
    }
    return 0;
  }

  private static void talk(ChatModel model, WorkspaceBackend backend) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<Message> turns = new ArrayList<>();
    while (true) {
      System.out.print("\n> ");
      System.out.flush();
      String request = in.readLine();
      if (request == null || request.isBlank()) {
        System.out.println();
        return;
      }
      try {
        String answer = answer(model, backend, turns, request.strip());
        turns.add(Message.user(request.strip()));
        turns.add(Message.assistant(answer));
      } catch (StudioException e) {
        System.out.println("(" + e.getMessage() + ")");
      }
    }
  }

  private static String answer(
      ChatModel model, WorkspaceBackend backend, List<Message> turns, String request) {
    List<Passage> found =
        backend.passages().search(List.of(request), backend.passageLimit()).getFirst();
    GroundedConversation conversation =
        GroundedConversation.fit(
            model, found, turns, request, GroundedConversation.roomForAnswer(model));
    ChatResponse response =
        model.stream(
            new ChatRequest(
                conversation.messages(),
                Sampling.greedy(GroundedConversation.roomForAnswer(model))),
            text -> {
              System.out.print(text);
              System.out.flush();
            });
    System.out.println(response.finish() == FinishReason.LENGTH ? " … (cut)" : "");
    String clauses =
        conversation.passages().stream()
            .map(Passage::clauseId)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!clauses.isEmpty()) {
      System.out.println("[" + clauses + "]");
    }
    if (conversation.leftOutTurns() > 0) {
      System.out.println("(" + conversation.leftOutTurns() + " earlier messages had no room)");
    }
    return response.text();
  }
}
