package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import io.alignmentstudio.studio.cycle.WorkspaceBackend;
import io.alignmentstudio.studio.web.GroundedConversation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Talks in the terminal. */
@Command(
    name = "chat",
    description = "Talk to the aligned model; each answer names the clauses that it rests on.",
    mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {
  private static final Set<String> END = Set.of("", "exit", "quit", "bye");

  @ParentCommand private StudioCommand studio;

  @Option(names = "--unaligned", description = "Talk to the model as it was before.")
  private boolean unaligned;

  @Override
  public Integer call() throws IOException {
    Path folder = studio.workspace();
    Interruption.advice("start again with " + Launcher.command("chat", folder));
    try (WorkspaceBackend backend = WorkspaceBackend.open(folder)) {
      ChatModel model =
          (unaligned ? backend.unaligned() : backend.aligned())
              .orElseThrow(
                  () ->
                      new StudioException(
                          ErrorCode.NO_INPUT,
                          "there is no model to talk to yet; make it with "
                              + Launcher.command("run", folder)));
      backend.notices().forEach(System.out::println);
      System.out.println("Reading the policies ...");
      PassageIndex _ = backend.passages();
      System.out.println("Ask about the policies. An empty line, exit or Ctrl-D ends the chat.");
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
      if (request == null || END.contains(request.strip().toLowerCase(Locale.ROOT))) {
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
    Ground found =
        Ground.find(backend.passages(), List.of(request), backend.passageLimit()).getFirst();
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
    conversation.passages().stream()
        .map(Passage::clauseId)
        .distinct()
        .forEach(id -> System.out.println("  [" + id + "]" + heading(backend, id)));
    conversation
        .ground()
        .leaning()
        .ifPresent(
            leaning -> System.out.println("  (requests like this one " + leaning.words() + ")"));
    if (!conversation.leftOutPassages().isEmpty()) {
      System.out.println(
          "(" + conversation.leftOutPassages().size() + " passages of the policy had no room)");
    }
    if (conversation.leftOutTurns() > 0) {
      System.out.println("(" + conversation.leftOutTurns() + " earlier messages had no room)");
    }
    return response.text();
  }

  /** Where the clause stands in its document. */
  private static String heading(WorkspaceBackend backend, String id) {
    return backend
        .clause(id)
        .filter(clause -> !clause.headings().isEmpty())
        .map(clause -> " " + String.join(" › ", clause.headings()))
        .orElse("");
  }
}
