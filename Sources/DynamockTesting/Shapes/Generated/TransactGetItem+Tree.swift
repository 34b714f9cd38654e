// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TransactGetItem: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Get", get)
    ])
  }
}
