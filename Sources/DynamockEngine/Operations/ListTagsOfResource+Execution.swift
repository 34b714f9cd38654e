import DynamockModel
import DynamockValidation

extension Database {
  /// Lists the tags of a table in the order they were first set, all on one page.
  package func listTagsOfResource(
    _ request: ListTagsOfResourceRequest
  ) throws(DynamoDBError) -> ListTagsOfResourceOutput {
    try read { session throws(DynamoDBError) in
      ListTagsOfResourceOutput(tags: try session.taggedTable(request.resource).definition.tags)
    }
  }
}
