package io.alignmentstudio.studio.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.studio.web.ClientGoneException;
import io.alignmentstudio.studio.web.FakeBackend;
import io.alignmentstudio.studio.web.FakeChatModel;
import io.alignmentstudio.studio.web.Json;
import io.alignmentstudio.studio.web.StudioServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Exercises the endpoint with OpenAI's own client, and with requests that it would not send. */
class OpenAiApiTest {
  private static final String QUESTION = "May I accept tickets from a supplier?";

  private final FakeBackend backend = new FakeBackend();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private StudioServer server;
  private OpenAIClient client;

  @BeforeEach
  void start() {
    serve(backend);
  }

  private void serve(FakeBackend served) {
    server = StudioServer.start(served, 0);
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(server.uri() + "v1")
            .apiKey("any")
            .maxRetries(0)
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    http.close();
  }

  @Test
  void aPlainAnswerIsGroundedAndCounted() {
    ChatCompletion completion = client.chat().completions().create(question("aligned").build());
    ChatCompletion.Choice choice = completion.choices().getFirst();
    assertThat(choice.message().content().orElseThrow()).startsWith("No. Tickets worth EUR 180");
    assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(completion.model()).isEqualTo("aligned");
    assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(39);
    assertThat(grounding(completion)).contains("conduct:3.1.1");

    ChatRequest asked = backend.alignedModel().requests().getFirst();
    assertThat(asked.messages().getFirst().role()).isEqualTo(Message.Role.SYSTEM);
    assertThat(asked.messages().getFirst().content()).startsWith("Policy:\n- ");
    assertThat(asked.messages().getLast().content()).isEqualTo(QUESTION);
    assertThat(asked.sampling().temperature()).isZero();
  }

  @Test
  void aStreamedAnswerArrivesInPiecesWithItsUsage() {
    ChatCompletionCreateParams params =
        question("base")
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    List<ChatCompletionChunk> chunks;
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(params)) {
      chunks = stream.stream().toList();
    }
    String text =
        String.join(
            "",
            chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .toList());
    assertThat(text).startsWith("Sure! A pair of tickets").endsWith("thank you.");
    assertThat(chunks).hasSize(1 + 19 + 1 + 1);
    assertThat(chunks.getFirst()._allProperties()).containsKey("grounding");
    assertThat(chunks.getLast().choices()).isEmpty();
    assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(19);
    assertThat(chunks.get(20).choices().getFirst().finishReason())
        .contains(ChatCompletionChunk.Choice.FinishReason.STOP);
  }

  @Test
  void theModelsAreListedAndFound() {
    assertThat(client.models().list().data())
        .extracting(Model::id)
        .containsExactly("aligned", "base");
    assertThat(client.models().retrieve("base").ownedBy()).isEqualTo("harbour-lane");
    assertThatThrownBy(() -> client.models().retrieve("gpt-4o"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("there are \"aligned\" and \"base\"");
  }

  @Test
  void aModelThatIsNotTrainedYetSaysWhatToRun() {
    stop();
    serve(FakeBackend.empty());
    assertThat(client.models().list().data()).isEmpty();
    assertThatThrownBy(() -> client.chat().completions().create(question("aligned").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("./studio instruct");
  }

  @Test
  void aSystemMessageOfTheClientReplacesTheGrounding() {
    ChatCompletion completion =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("aligned")
                    .addSystemMessage("Be brief.")
                    .addUserMessage("Hi")
                    .addAssistantMessage("Hello")
                    .addUserMessageOfArrayOfContentParts(List.of(part("one"), part("two")))
                    .build());
    assertThat(grounding(completion)).isEmpty();
    assertThat(backend.alignedModel().requests().getFirst().messages())
        .containsExactly(
            Message.system("Be brief."),
            Message.user("Hi"),
            Message.assistant("Hello"),
            Message.user("one\ntwo"));
  }

  @Test
  void theHeaderSwitchesGroundingOff() {
    ChatCompletion completion =
        client
            .chat()
            .completions()
            .create(question("aligned").putAdditionalHeader("X-Studio-Grounding", "off").build());
    assertThat(grounding(completion)).isEmpty();
    assertThat(backend.alignedModel().requests().getFirst().messages())
        .containsExactly(Message.user(QUESTION));
    assertThatThrownBy(
            () ->
                client
                    .chat()
                    .completions()
                    .create(
                        question("aligned").putAdditionalHeader("X-Studio-Grounding", "x").build()))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void passagesWithoutRoomAreNamed() {
    ChatCompletion completion =
        client.chat().completions().create(question("aligned").maxCompletionTokens(340).build());
    assertThat(grounding(completion)).contains("left_out_clauses=[conduct:");
  }

  @Test
  void samplingReachesTheModelAndTheLimitEndsTheAnswer() {
    ChatCompletion completion =
        client
            .chat()
            .completions()
            .create(
                question("aligned")
                    .temperature(0.7)
                    .topP(0.9)
                    .putAdditionalBodyProperty("seed", JsonValue.from(42))
                    .maxCompletionTokens(5)
                    .build());
    assertThat(completion.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.LENGTH);
    assertThat(backend.alignedModel().requests().getFirst().sampling())
        .isEqualTo(new Sampling(5, 0.7, 0.9, 42));
  }

  @Test
  void aStopTextReachesTheModelAndEndsTheAnswer() {
    ChatCompletion completion =
        client.chat().completions().create(question("aligned").stop("limit of").build());
    assertThat(completion.choices().getFirst().message().content())
        .contains("No. Tickets worth EUR 180 are above the ");
    assertThat(completion.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(completion.usage().orElseThrow().completionTokens()).isBetween(8L, 9L);
    assertThat(backend.alignedModel().requests().getFirst().sampling().stops())
        .containsExactly("limit of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'temperature':3 | temperature | from 0",
        "'top_p':0 | top_p | above 0",
        "'max_tokens':0 | max_tokens | at least 1",
        "'max_tokens':5,'max_completion_tokens':6 | max_tokens | differ",
        "'n':2 | n | supports only 1",
        "'logprobs':true | logprobs | supports only false",
        "'tools':[{'type':'function'}] | tools | supports only []",
        "'response_format':{'type':'json_object'} | response_format | supports only",
        "'frequency_penalty':0.5 | frequency_penalty | supports only",
        "'top_k':4 | top_k | is not supported",
        "'seed':1.5 | seed | whole number",
        "'stop':['a','b','c','d','e'] | stop | at most 4",
        "'stream':'yes' | stream | true or false",
        "'stream_options':{'include_usage':true} | stream_options | only allowed when stream",
        "'temprature':0.5 | temprature | did you mean 'temperature'",
        "'max_tokens':400 | max_tokens | the model reads 400 tokens",
        "'max_completion_tokens':400 | max_completion_tokens | the model reads 400 tokens"
      })
  void whatWouldChangeTheAnswerIsNeverIgnored(String fields, String parameter, String message)
      throws Exception {
    String body =
        ("{'model':'aligned','messages':[{'role':'user','content':'Hi'}]," + fields + "}")
            .replace('\'', '"');
    HttpResponse<String> response = post(body);
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode error = Json.read(response.body()).path("error");
    assertThat(error.path("param").asString()).isEqualTo(parameter);
    assertThat(error.path("message").asString()).contains(message);
    assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(backend.alignedModel().requests()).isEmpty();
  }

  @Test
  void fieldsThatChangeNothingAreAccepted() throws Exception {
    String body =
        ("{'model':'aligned','messages':[{'role':'developer','content':'Be kind.'},"
                + "{'role':'user','content':'Hi','name':null}],'n':1,'user':'u','metadata':{'a':'b'},"
                + "'presence_penalty':0,'logit_bias':{},'tools':[],'response_format':{'type':'text'},"
                + "'stop':null,'max_tokens':null,'store':false,'stream':false}")
            .replace('\'', '"');
    assertThat(post(body).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | is not JSON",
        "[] | must be a JSON object",
        "{} | model is required",
        "{} | messages is required",
        "{'model':'aligned','messages':[{'role':'assistant','content':'x'}]} | must end with a message of the user",
        "{'model':'aligned','messages':[{'role':'tool','content':'x'}]} | must be system, developer",
        "{'model':'aligned','messages':[{'role':'user','content':[{'type':'image_url'}]}]} | got type \"image_url\"",
        "{'model':'aligned','messages':[{'role':'user','content':'x','tool_calls':[1]}]} | tool_calls is not supported"
      })
  void malformedRequestsAreRefused(String body, String message) throws Exception {
    HttpResponse<String> response = post(body.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Json.read(response.body()).path("error").path("message").asString())
        .contains(message.strip());
  }

  @Test
  void otherPathsAndTypesAreRefusedInTheSameShape() throws Exception {
    HttpResponse<String> missing =
        http.send(
            HttpRequest.newBuilder(uri("/v1/embeddings"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(Json.read(missing.body()).path("error").path("code").asString())
        .isEqualTo("unknown_url");
    HttpResponse<String> form =
        http.send(
            HttpRequest.newBuilder(uri("/v1/chat/completions"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(form.statusCode()).isEqualTo(415);
  }

  @Test
  void aFailureOfTheModelIsAServerError() {
    stop();
    serve(
        new FakeBackend()
            .withAligned(
                new FakeChatModel(
                    "aligned",
                    400,
                    request -> {
                      throw new StudioException(ErrorCode.IO, "the adapter is gone");
                    })));
    assertThatThrownBy(() -> client.chat().completions().create(question("aligned").build()))
        .isInstanceOf(InternalServerException.class)
        .hasMessageContaining("the adapter is gone");
    assertThatThrownBy(
            () -> {
              try (StreamResponse<ChatCompletionChunk> stream =
                  client.chat().completions().createStreaming(question("aligned").build())) {
                stream.stream().toList();
              }
            })
        .hasMessageContaining("the adapter is gone");
  }

  @Test
  void aClientThatLeavesEndsTheStreamedAnswer() {
    CountDownLatch left = new CountDownLatch(1);
    FakeChatModel endless = endless(left);
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(question("aligned").build())) {
      assertThat(stream.stream().limit(3).toList()).hasSize(3);
    }
    left.countDown();
    assertThat(endless.interruption())
        .succeedsWithin(Duration.ofSeconds(10))
        .isInstanceOf(ClientGoneException.class);
  }

  @Test
  void aClientThatLeavesEndsThePlainAnswer() throws IOException {
    CountDownLatch left = new CountDownLatch(1);
    FakeChatModel endless = endless(left);
    String body = "{\"model\":\"aligned\",\"messages\":[{\"role\":\"user\",\"content\":\"Talk\"}]}";
    String request =
        ("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
            .formatted(server.port(), body.length(), body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      assertThat(endless.started()).succeedsWithin(Duration.ofSeconds(10));
    }
    left.countDown();
    assertThat(endless.interruption())
        .succeedsWithin(Duration.ofSeconds(10))
        .isInstanceOf(ClientGoneException.class);
  }

  private FakeChatModel endless(CountDownLatch left) {
    FakeChatModel endless =
        new FakeChatModel("aligned", 1_000_000, request -> "word ".repeat(200_000))
            .pausingAfter(20, left);
    stop();
    serve(new FakeBackend().withAligned(endless));
    return endless;
  }

  /** The client's only way to fields that OpenAI's own service does not have. */
  private static String grounding(ChatCompletion completion) {
    JsonValue value = completion._allProperties().get("grounding");
    return value == null ? "" : value.toString();
  }

  private static ChatCompletionCreateParams.Builder question(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage(QUESTION);
  }

  private static ChatCompletionContentPart part(String text) {
    return ChatCompletionContentPart.ofText(
        ChatCompletionContentPartText.builder().text(text).build());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri("/v1/chat/completions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return server.uri().resolve(path);
  }
}
