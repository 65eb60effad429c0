package io.alignmentstudio.framers.teacher;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.config.AnswerFormat;
import io.alignmentstudio.workspace.config.TeacherConfig;
import io.alignmentstudio.workspace.step.ItemCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A language model that answers requests of the framing. It keeps every answer under the hash of
 * its request, tries again what may pass, and keeps to rate and budget. Safe for several threads.
 */
public final class Teacher implements AutoCloseable {
  private static final String STEP = "teacher";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /**
   * Clauses in a row about which it did not answer, after which the server counts as gone. One
   * clause may be at fault itself, with all its requests.
   */
  static final int GONE_AFTER = 3;

  private final TeacherConfig config;
  private final ChatModel model;
  private final String secret;
  private final AutoCloseable connection;
  private final ItemCache items;
  private final Pacer pacer;
  private final Budget budget;
  private final Consumer<String> notices;
  private final AtomicReference<AnswerFormat> format;
  private final AtomicReference<Optional<String>> lastFailure =
      new AtomicReference<>(Optional.empty());
  private final Set<String> failedInARow = ConcurrentHashMap.newKeySet();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  private Teacher(
      TeacherConfig config,
      ChatModel model,
      String secret,
      AutoCloseable connection,
      ItemCache items,
      Pacer pacer,
      Consumer<String> notices) {
    this.config = config;
    this.model = model;
    this.secret = secret;
    this.connection = connection;
    this.items = items;
    this.pacer = pacer;
    this.budget = new Budget(config);
    this.notices = notices;
    this.format =
        new AtomicReference<>(
            config.answerFormat() == AnswerFormat.AUTO
                ? AnswerFormat.JSON_SCHEMA
                : config.answerFormat());
  }

  /**
   * Takes the model that the settings name; asks it nothing yet.
   *
   * @param environment the process's variables, for the key
   * @param items where answers are kept
   * @param notices told what a person should know, such as a form of answers that is not accepted
   * @throws StudioException CONFIG where the key's variable is not set
   */
  public static Teacher open(
      TeacherConfig config,
      Map<String, String> environment,
      ItemCache items,
      Consumer<String> notices) {
    return open(config, environment, items, notices, InstantSource.system(), Thread::sleep);
  }

  static Teacher open(
      TeacherConfig config,
      Map<String, String> environment,
      ItemCache items,
      Consumer<String> notices,
      InstantSource clock,
      Pacer.Pause pause) {
    String key = config.apiKeyVariable().map(name -> key(name, environment)).orElse("");
    TeacherHttp http = new TeacherHttp(Duration.ofSeconds(config.timeoutSeconds()), clock);
    ChatModel model =
        OpenAiChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(config.baseUrl())
            .apiKey(key.isEmpty() ? "none" : key)
            .modelName(config.model())
            .strictJsonSchema(true)
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false)
            .build();
    if (!key.isEmpty() && isPlain(config.baseUrl())) {
      notices.accept(
          "warning: the teacher's key travels unencrypted to " + config.baseUrl() + "; use https");
    }
    Pacer pacer = new Pacer(config.requestsPerMinute(), clock, pause);
    return new Teacher(config, model, key, http, items, pacer, notices);
  }

  /**
   * Takes any model of LangChain4j. The address and the name in the settings then only say which
   * answers are its own.
   */
  public static Teacher of(
      ChatModel model, TeacherConfig config, ItemCache items, Consumer<String> notices) {
    Pacer pacer = new Pacer(config.requestsPerMinute(), InstantSource.system(), Thread::sleep);
    return new Teacher(config, model, "", () -> {}, items, pacer, notices);
  }

  private static String key(String name, Map<String, String> environment) {
    String key = environment.getOrDefault(name, "").strip();
    if (key.isEmpty()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "the environment variable "
              + name
              + ", which studio.yaml names in teacher.api-key-variable, is not set; set it to the"
              + " key, or leave teacher.api-key-variable out for a server that needs none");
    }
    return key;
  }

  private static boolean isPlain(String address) {
    return address.matches("(?i)http://(?!(127\\.|localhost\\b|\\[::1])).*");
  }

  public TeacherConfig config() {
    return config;
  }

  /** What was asked since this teacher was opened. */
  public Usage usage() {
    return budget.usage();
  }

  /** Whether the answer to this request is there already. */
  boolean keeps(TeacherRequest request) {
    return items.contains(STEP, request.key(config));
  }

  /**
   * Asks.
   *
   * @throws StudioException CONFIG where the server refuses the key or knows no such model;
   *     UNAVAILABLE where it has not answered several requests in a row; INTERRUPTED
   */
  Asked ask(TeacherRequest request) {
    String key = request.key(config);
    boolean[] isNew = new boolean[1];
    try {
      TeacherReply reply;
      synchronized (locks.computeIfAbsent(key, any -> new Object())) {
        reply =
            items.computeIfAbsent(
                STEP,
                key,
                TeacherReply.class,
                () -> {
                  isNew[0] = true;
                  return within(request);
                });
      }
      if (!isNew[0]) {
        budget.count(reply, true);
      }
      return new Asked.Answered(reply, key, !isNew[0]);
    } catch (NoAnswer e) {
      return e.asked;
    }
  }

  /** Asks if the budget allows it. */
  private TeacherReply within(TeacherRequest request) {
    long question = request.estimatedTokens();
    long answer = config.maximumAnswerTokens();
    Optional<String> refusal = budget.reserve(question, answer);
    if (refusal.isPresent()) {
      throw noRoom(refusal.get());
    }
    try {
      TeacherReply reply = patiently(request);
      budget.count(reply, false); // Before what was set aside is free for others.
      return reply;
    } finally {
      budget.release(question, answer);
    }
  }

  private static NoAnswer noRoom(String bound) {
    return bound.equals(Budget.ANNOUNCED)
        ? new NoAnswer(bound, "the next frame goes on from here", true)
        : new NoAnswer(bound, "raise it in studio.yaml", false);
  }

  private TeacherReply patiently(TeacherRequest request) {
    for (int attempt = 0; ; attempt++) {
      requirePresence();
      pacer.await();
      AnswerFormat asked = format.get();
      try {
        TeacherReply reply = reply(request, model.chat(chat(request, asked)));
        failedInARow.clear();
        return reply;
      } catch (StudioException | NoAnswer e) {
        throw e;
      } catch (RuntimeException e) {
        Failure failure = Failure.of(e);
        if (failure.aboutFormat() && config.answerFormat() == AnswerFormat.AUTO && relax(asked)) {
          attempt--;
          continue;
        }
        waitAfter(failure, attempt, request);
        budget
            .passed()
            .ifPresent(
                bound -> {
                  throw noRoom(bound);
                });
      }
    }
  }

  /** Waits until the request may be tried again, or gives it up. */
  private void waitAfter(Failure failure, int attempt, TeacherRequest request) {
    String detail = withoutKey(failure.detail());
    lastFailure.set(
        Optional.of(detail.isEmpty() ? failure.reason() : failure.reason() + ": " + detail));
    switch (failure.kind()) {
      case SETTINGS ->
          throw new StudioException(
              ErrorCode.CONFIG,
              "the teacher at %s refuses every request (%s): %s. Mend teacher in studio.yaml, or the key"
                  .formatted(config.baseUrl(), failure.reason(), detail));
      case REFUSED -> {
        failedInARow.clear(); // The server is there.
        throw new NoAnswer(failure.reason(), detail, false);
      }
      case PASSING -> {
        Duration wait = failure.retryAfter().orElseGet(() -> backOff(attempt, request));
        if (attempt >= config.retries() || wait.compareTo(LONGEST_WAIT) > 0) {
          failedInARow.add(request.subject().replaceFirst("/[^/]*$", "")); // Of a norm, its clause.
          throw new NoAnswer(
              failure.reason(),
              wait.compareTo(LONGEST_WAIT) > 0
                  ? detail + "; asks to wait " + wait.toSeconds() + " s"
                  : detail,
              true);
        }
        budget.countRetry();
        if (failure.retryAfter().isPresent()) {
          pacer.holdOff(wait); // It concerns every request.
        } else {
          pacer.pause(wait);
        }
      }
    }
  }

  private void requirePresence() {
    if (failedInARow.size() >= GONE_AFTER) {
      throw gone("did not answer about %d clauses in a row".formatted(GONE_AFTER));
    }
  }

  /**
   * Makes sure that a server which was asked has answered something, be it that it refused all.
   *
   * @throws StudioException UNAVAILABLE
   */
  public void requireAnAnswer() {
    Usage usage = usage();
    if (lastFailure.get().isPresent() && usage.requests() + usage.kept() == 0) {
      throw gone("answered nothing");
    }
  }

  private StudioException gone(String what) {
    return new StudioException(
        ErrorCode.UNAVAILABLE,
        "the teacher at %s %s%s; %d answers of this run are kept. See to the server, then run again: it goes on there"
            .formatted(
                config.baseUrl(),
                what,
                lastFailure.get().map(" (the last time: %s)"::formatted).orElse(""),
                usage().requests()));
  }

  /**
   * Doubles from one second, up to a minute; spread by the request so that not all come at once.
   */
  private Duration backOff(int attempt, TeacherRequest request) {
    long spread = Integer.parseInt(Hash.of(request.key(config), "" + attempt).substring(0, 2), 16);
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt, 10));
    wait = wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
    return wait.plus(wait.multipliedBy(spread).dividedBy(1024));
  }

  /** Asks for less from now on; says whether there was something less. */
  private boolean relax(AnswerFormat refused) {
    AnswerFormat looser =
        switch (refused) {
          case AUTO, JSON_SCHEMA -> AnswerFormat.JSON_OBJECT;
          case JSON_OBJECT, TEXT -> AnswerFormat.TEXT;
        };
    if (looser != refused && format.compareAndSet(refused, looser)) {
      notices.accept(
          "teacher: the server accepts no answer-format of %s; going on with %s"
              .formatted(word(refused), word(looser)));
    }
    return looser != refused;
  }

  private static String word(AnswerFormat format) {
    return switch (format) {
      case AUTO -> "auto";
      case JSON_SCHEMA -> "json-schema";
      case JSON_OBJECT -> "json-object";
      case TEXT -> "text";
    };
  }

  private ChatRequest chat(TeacherRequest request, AnswerFormat asked) {
    ChatRequestParameters parameters =
        OpenAiChatRequestParameters.builder()
            .temperature(config.temperature())
            .maxOutputTokens(config.maximumAnswerTokens())
            .responseFormat(responseFormat(request, asked))
            .seed(request.seed())
            .build();
    return ChatRequest.builder()
        .messages(SystemMessage.from(request.instructions()), UserMessage.from(request.message()))
        .parameters(model instanceof OpenAiChatModel ? parameters : common(parameters))
        .build();
  }

  /** What every model of LangChain4j takes; it has no seed. */
  private static ChatRequestParameters common(ChatRequestParameters parameters) {
    return ChatRequestParameters.builder()
        .temperature(parameters.temperature())
        .maxOutputTokens(parameters.maxOutputTokens())
        .responseFormat(parameters.responseFormat())
        .build();
  }

  private static ResponseFormat responseFormat(TeacherRequest request, AnswerFormat asked) {
    return switch (asked) {
      case AUTO, JSON_SCHEMA ->
          ResponseFormat.builder()
              .type(ResponseFormatType.JSON)
              .jsonSchema(JsonSchema.builder().name("items").rootElement(request.schema()).build())
              .build();
      case JSON_OBJECT -> ResponseFormat.JSON;
      case TEXT -> ResponseFormat.TEXT;
    };
  }

  private TeacherReply reply(TeacherRequest request, ChatResponse response) {
    String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    Optional<TokenUsage> usage = Optional.ofNullable(response.tokenUsage());
    long asked =
        usage
            .map(TokenUsage::inputTokenCount)
            .filter(tokens -> tokens > 0) // Else it is no count.
            .map(Integer::longValue)
            .orElse(request.estimatedTokens());
    long answered =
        usage
            .map(TokenUsage::outputTokenCount)
            .filter(tokens -> tokens > 0)
            .map(Integer::longValue)
            .orElse(text.length() / 3L + 1);
    if (text.isBlank()) {
      budget.countLost(asked, answered);
      throw new IllegalStateException("the answer is empty");
    }
    return new TeacherReply(text, response.finishReason() == FinishReason.LENGTH, asked, answered);
  }

  /** Servers repeat keys in their messages. */
  private String withoutKey(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "(key)");
  }

  /**
   * Says in one line what requests will take at most, before the first of them, and keeps to it: of
   * each, two answers may be needed.
   *
   * @param following requests that follow from the answers, whose words they will have too
   */
  String announce(List<TeacherRequest> requests, List<TeacherRequest> following) {
    long kept = requests.stream().filter(this::keeps).count();
    long asked = 2L * following.size();
    long input =
        2
            * following.stream()
                .mapToLong(each -> each.estimatedTokens() + 2L * config.maximumAnswerTokens())
                .sum();
    for (TeacherRequest request : requests) {
      int times = (keeps(request) ? 0 : 1) + (keeps(request.again()) ? 0 : 1);
      asked += times;
      input += times * request.estimatedTokens();
    }
    long output = asked * config.maximumAnswerTokens();
    budget.announce(input, output);
    String cost =
        config.inputPrice() > 0 || config.outputPrice() > 0
            ? "; cost at most %.4f%s"
                .formatted(
                    Usage.cost(config, input, output),
                    config.maximumCost().map(most -> " (bound %.4f)".formatted(most)).orElse(""))
            : "";
    return "teacher: %s at %s: %,d requests and at most %,d that follow from them, %,d kept from before; each is asked once more where nothing of its answer can be used: at most %,d answers, %,d tokens (bound %,d)%s"
        .formatted(
            config.model(),
            config.baseUrl(),
            requests.size() - kept,
            following.size(),
            kept,
            asked,
            input + output,
            config.maximumTokens(),
            cost);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (Exception e) {
      throw new IllegalStateException("the connection cannot be closed", e);
    }
  }

  /** Carries an outcome out of the cache's maker, so that nothing is kept. */
  private static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Asked.Unanswered asked;

    NoAnswer(String reason, String detail, boolean again) {
      super(reason);
      this.asked = new Asked.Unanswered(reason, detail, again);
    }
  }
}
