/**
 * Files of models and adapters: weights in safetensors and ONNX, Hugging Face model folders, PEFT
 * adapter folders. Everything is validated before it is used, and written to a temporary name,
 * synced and renamed.
 */
@NullMarked
package io.alignmentstudio.lm.checkpoint;

import org.jspecify.annotations.NullMarked;
