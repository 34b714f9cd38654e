// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AttributeValueUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Value", value),
      .member("Action", action),
    ])
  }
}
