/** libtorch: tensors, scopes and the engine thread. The only module that imports org.bytedeco. */
@NullMarked
package io.alignmentstudio.tensor;

import org.jspecify.annotations.NullMarked;
