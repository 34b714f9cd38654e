// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ExpectedAttributeValue: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Value", value),
      .member("Exists", exists),
      .member("ComparisonOperator", comparisonOperator),
      .member("AttributeValueList", attributeValueList),
    ])
  }
}
