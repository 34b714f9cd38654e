import DynamockModel
import DynamockValidation

extension Database {
  /// Takes tags from a table; keys it does not have are no error.
  package func untagResource(
    _ request: UntagResourceRequest,
    completion: @escaping @Sendable (Result<UntagResourceOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      let tags = try session.reading.taggedTable(request.resource).definition.tags
      let rest = tags.filter { tag in !request.keys.contains(tag.key ?? "") }
      try session.setTags(rest, of: request.resource)
      return UntagResourceOutput()
    }
  }
}
