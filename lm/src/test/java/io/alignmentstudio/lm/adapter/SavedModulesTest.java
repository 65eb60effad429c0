package io.alignmentstudio.lm.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole modules and the output head, of adapters that PEFT wrote and of fresh ones. */
class SavedModulesTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final TokenRow ROW = new TokenRow(IntStream.range(5, 25).toArray(), 4, 1);
  private static final TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void started(long totalSteps, long alreadyDone) {}

        @Override
        public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {}
      };

  @TempDir Path folder;

  private static void onLlama(Consumer<LanguageModel> work) {
    try (LocalModel local = LocalModel.folder(RESOURCES.resolve("tiny-llama"), DataType.FLOAT32)) {
      Engine.run(() -> work.accept(local.weights()));
    }
  }

  private static double loss(LanguageModel model) {
    return new NextTokenObjective(model).evaluate(List.of(ROW)).loss();
  }

  private static LoraSettings saving(String module) {
    return new LoraSettings(
        2, 2, LayerSelection.of(List.of("v_proj")), 1, false, 0, List.of(module));
  }

  @Test
  void modulesThatPeftSavedAreTrainedFurtherAndWrittenBack() {
    Path peft = RESOURCES.resolve("adapters/saved_head");
    LoraSettings plain = new LoraSettings(2, 2, List.of("v_proj"));
    onLlama(
        model -> {
          double after;
          try (LoraAdapter adapter = AdapterFiles.read(peft)) {
            float[] before = adapter.saved().get("lm_head.weight").toFloats();
            adapter.attach(model);
            double start = loss(model);
            Trainer.train(
                List.of(ROW),
                new NextTokenObjective(model),
                adapter.parameters(),
                new TrainingSettings(5, 1e-2, 0, 0, 1, 64, 7),
                Optional.empty(),
                SILENT);
            after = loss(model);
            assertThat(after).isLessThan(start);
            assertThat(adapter.saved().get("lm_head.weight").toFloats()).isNotEqualTo(before);
            AdapterFiles.write(adapter, plain, model, "tiny-llama", folder);
          } finally {
            LoraAdapter.detach(model);
          }
          try (AdapterFolder written = AdapterFolder.open(folder);
              AdapterFolder read = AdapterFolder.open(peft)) {
            assertThat(written.saved()).hasSameSizeAs(read.saved());
            assertThat(written.layers())
                .extracting(LoraLayer::module)
                .isEqualTo(read.layers().stream().map(LoraLayer::module).toList());
          }
          try (LoraAdapter adapter = AdapterFiles.read(folder)) {
            adapter.attach(model);
            assertThat(loss(model)).isCloseTo(after, within(1e-6));
          } finally {
            LoraAdapter.detach(model);
          }
        });
  }

  @Test
  void namesThatPeftWouldUnderstandMoreWidelyAreWrittenAsPaths() {
    onLlama(
        model -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model, saving("model.norm"), 1)) {
            AdapterFiles.write(adapter, saving("norm"), model, "tiny-llama", folder);
          }
          try (AdapterFolder written = AdapterFolder.open(folder)) {
            assertThat(written.config().savedModules()).containsExactly("model.norm");
            assertThat(written.saved()).hasSize(1);
          }
        });
  }

  @Test
  void aNameSavesEveryModuleWhosePathEndsWithItAsInPeft() {
    onLlama(
        model -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model, saving("norm"), 1)) {
            AdapterFiles.write(adapter, saving("norm"), model, "tiny-llama", folder);
          }
          try (AdapterFolder written = AdapterFolder.open(folder)) {
            assertThat(written.config().savedModules()).containsExactly("norm");
            assertThat(written.saved())
                .extracting(StoredTensor::name)
                .containsExactlyInAnyOrder(
                    "model.layers.0.input_layernorm.weight",
                    "model.layers.0.post_attention_layernorm.weight",
                    "model.layers.1.input_layernorm.weight",
                    "model.layers.1.post_attention_layernorm.weight",
                    "model.norm.weight");
          }
        });
  }

  @Test
  void theHeadIsUpdatedOnlyWhereItIsNamed() {
    onLlama(
        model -> {
          LoraSettings all = new LoraSettings(2, 2, List.of(LoraSettings.ALL_LINEAR));
          try (LoraAdapter adapter = LoraAdapter.fresh(model, all, 1)) {
            assertThat(adapter.updates()).doesNotContainKey("lm_head");
          }
          LoraSettings named = new LoraSettings(2, 2, List.of("lm_head", "gate_proj"));
          try (LoraAdapter adapter = LoraAdapter.fresh(model, named, 1)) {
            assertThat(adapter.updates()).containsKey("lm_head");
            AdapterFiles.write(adapter, named, model, "tiny-llama", folder);
          }
          try (AdapterFolder written = AdapterFolder.open(folder)) {
            assertThat(written.config().targetModules())
                .containsExactly("lm_head", "mlp.gate_proj");
          }
        });
  }

  @Test
  void aModelThatHasOneWeightForBothEndsByNatureKeepsIt() {
    LoraSettings words =
        new LoraSettings(
            2, 2, LayerSelection.of(List.of("query")), 1, false, 0, List.of("word_embeddings"));
    try (LocalModel embedded = LocalModel.embedded(Optional.empty(), DataType.FLOAT32)) {
      assertThatThrownBy(
              () ->
                  Engine.run(
                      () -> {
                        try (LoraAdapter _ = LoraAdapter.fresh(embedded.weights(), words, 1)) {
                          // Refused.
                        }
                      }))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("both embedding and output head");
    }
  }
}
