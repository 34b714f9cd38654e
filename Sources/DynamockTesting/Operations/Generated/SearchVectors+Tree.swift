// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension SearchVectorsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("IndexName", indexName),
      .member("ReturnConsumedCapacity", returnConsumedCapacity),
      .member("ExpressionAttributeNames", expressionAttributeNames),
      .member("ExpressionAttributeValues", expressionAttributeValues),
      .member("ProjectionExpression", projectionExpression),
      .member("SearchVector", searchVector),
      .member("SearchConditionExpression", searchConditionExpression),
      .member("TopK", topK),
    ])
  }
}

extension SearchVectorsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      consumedCapacity: try tree.value("ConsumedCapacity"),
      searchResults: try tree.value("SearchResults")
    )
  }
}
