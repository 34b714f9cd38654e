package import DynamockModel
package import DynamockValidation

extension Database {
  /// Lists the tags of a table in the order in which they were first set, in a single page.
  package func listTagsOfResource(
    _ request: ListTagsOfResourceRequest
  ) throws(DynamoDBError) -> ListTagsOfResourceOutput {
    try read { session throws(EngineFault) in
      ListTagsOfResourceOutput(tags: try session.taggedTable(request.resource).definition.tags)
    }
  }
}
