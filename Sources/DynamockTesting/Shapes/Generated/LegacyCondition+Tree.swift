// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension LegacyCondition: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("AttributeValueList", attributeValueList),
      .member("ComparisonOperator", comparisonOperator),
    ])
  }
}
