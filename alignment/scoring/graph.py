"""Writes the encoder's ONNX graph from its weights: BERT layers, mean pooling, unit length.

Only the preparation step imports this module, and with it `onnx`; running the graph needs onnxruntime alone.
Architecture: BERT (Devlin et al. 2019); pooling: Sentence-BERT (Reimers & Gurevych 2019).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
IR_VERSION = 10
_MASKED = np.float32(-1e9)
_TINY = np.float32(1e-12)


def build_graph(*, weights: Mapping[str, np.ndarray], config: Mapping[str, Any]) -> bytes:
    """Return a serialized ONNX model.

    Inputs: input_ids and attention_mask, int64 (texts, tokens). Output: embedding, float32 (texts, hidden), unit rows.
    `weights` carries the tensor names of the published BERT checkpoint; `config` its config.json.
    """
    graph = _Graph(weights=weights, config=config)
    hidden = graph.embeddings()
    graph.attention_bias()
    for layer in range(config["num_hidden_layers"]):
        hidden = graph.layer(hidden, layer)
    graph.pooled(hidden)

    def ids(name: str) -> Any:
        return helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])

    embedding = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["texts", config["hidden_size"]])
    body = helper.make_graph(
        graph.nodes, "sentence_encoder", [ids("input_ids"), ids("attention_mask")], [embedding], graph.constants
    )
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = IR_VERSION
    return bytes(model.SerializeToString())


class _Graph:
    """Collects nodes and constants; every method returns the name of the value it adds."""

    def __init__(self, *, weights: Mapping[str, np.ndarray], config: Mapping[str, Any]) -> None:
        self.weights = weights
        self.heads = config["num_attention_heads"]
        self.hidden = config["hidden_size"]
        self.epsilon = config["layer_norm_eps"]
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._name_shared_constants()

    def _name_shared_constants(self) -> None:
        width = self.hidden // self.heads
        self.constant("axis_1", np.array([1], np.int64))
        self.constant("axis_last", np.array([-1], np.int64))
        self.constant("axes_1_2", np.array([1, 2], np.int64))
        self.constant("zero", np.array([0], np.int64))
        self.constant("one", np.array(1, np.float32))
        self.constant("masked", np.array(_MASKED))
        self.constant("tiny", np.array(_TINY))
        self.constant("attention_scale", np.array(width**-0.5, np.float32))
        self.constant("by_head", np.array([0, 0, self.heads, width], np.int64))
        self.constant("joined", np.array([0, 0, self.hidden], np.int64))

    def constant(self, name: str, array: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array).reshape(array.shape), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def embeddings(self) -> str:
        table = "embeddings.{}.weight"
        position = self.weights[table.format("position_embeddings")]
        first_segment = self.weights[table.format("token_type_embeddings")][0]
        self.constant("word_table", self.weights[table.format("word_embeddings")])
        self.constant("position_table", position + first_segment)
        self.node("Gather", ["word_table", "input_ids"], "words")
        self.node("Shape", ["input_ids"], "length", start=1, end=2)
        self.node("Slice", ["position_table", "zero", "length", "zero"], "positions")
        self.node("Add", ["words", "positions"], "embedded")
        return self.layer_norm("embedded", "embeddings.LayerNorm")

    def attention_bias(self) -> str:
        """0 where there is a token, a very negative number where there is padding."""
        self.node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
        self.node("Sub", ["one", "mask"], "padding")
        self.node("Mul", ["padding", "masked"], "padding_bias")
        return self.node("Unsqueeze", ["padding_bias", "axes_1_2"], "attention_bias")

    def layer(self, hidden: str, index: int) -> str:
        prefix = f"encoder.layer.{index}"
        attended = self.attention(hidden, f"{prefix}.attention")
        inner = self.node("Gelu", [self.linear(attended, f"{prefix}.intermediate.dense")], f"{prefix}.gelu")
        outer = self.linear(inner, f"{prefix}.output.dense")
        self.node("Add", [outer, attended], f"{prefix}.residual")
        return self.layer_norm(f"{prefix}.residual", f"{prefix}.output.LayerNorm")

    def attention(self, hidden: str, prefix: str) -> str:
        query = self.split_heads(self.linear(hidden, f"{prefix}.self.query"), [0, 2, 1, 3])
        key = self.split_heads(self.linear(hidden, f"{prefix}.self.key"), [0, 2, 3, 1])
        value = self.split_heads(self.linear(hidden, f"{prefix}.self.value"), [0, 2, 1, 3])
        self.node("MatMul", [query, key], f"{prefix}.products")
        self.node("Mul", [f"{prefix}.products", "attention_scale"], f"{prefix}.scaled")
        self.node("Add", [f"{prefix}.scaled", "attention_bias"], f"{prefix}.biased")
        self.node("Softmax", [f"{prefix}.biased"], f"{prefix}.weights", axis=-1)
        self.node("MatMul", [f"{prefix}.weights", value], f"{prefix}.by_head")
        self.node("Transpose", [f"{prefix}.by_head"], f"{prefix}.by_token", perm=[0, 2, 1, 3])
        self.node("Reshape", [f"{prefix}.by_token", "joined"], f"{prefix}.context")
        output = self.linear(f"{prefix}.context", f"{prefix}.output.dense")
        self.node("Add", [output, hidden], f"{prefix}.residual")
        return self.layer_norm(f"{prefix}.residual", f"{prefix}.output.LayerNorm")

    def split_heads(self, value: str, order: list[int]) -> str:
        self.node("Reshape", [value, "by_head"], f"{value}.split")
        return self.node("Transpose", [f"{value}.split"], f"{value}.heads", perm=order)

    def linear(self, value: str, prefix: str) -> str:
        self.constant(f"{prefix}.matrix", self.weights[f"{prefix}.weight"].T)
        self.constant(f"{prefix}.bias", self.weights[f"{prefix}.bias"])
        self.node("MatMul", [value, f"{prefix}.matrix"], f"{prefix}.product")
        return self.node("Add", [f"{prefix}.product", f"{prefix}.bias"], f"{prefix}.out")

    def layer_norm(self, value: str, prefix: str) -> str:
        self.constant(f"{prefix}.gain", self.weights[f"{prefix}.weight"])
        self.constant(f"{prefix}.shift", self.weights[f"{prefix}.bias"])
        inputs = [value, f"{prefix}.gain", f"{prefix}.shift"]
        return self.node("LayerNormalization", inputs, f"{prefix}.out", axis=-1, epsilon=self.epsilon)

    def pooled(self, hidden: str) -> str:
        """Mean of the token vectors that are not padding, scaled to length 1."""
        self.node("Unsqueeze", ["mask", "axis_last"], "mask_column")
        self.node("Mul", [hidden, "mask_column"], "kept")
        self.node("ReduceSum", ["kept", "axis_1"], "total", keepdims=0)
        self.node("ReduceSum", ["mask_column", "axis_1"], "count", keepdims=0)
        self.node("Div", ["total", "count"], "mean")
        self.node("ReduceL2", ["mean", "axis_last"], "norm", keepdims=1)
        self.node("Max", ["norm", "tiny"], "safe_norm")
        return self.node("Div", ["mean", "safe_norm"], "embedding")
