package import DynamockModel
package import DynamockValidation

extension Database {
  /// Removes tags from a table; missing keys are not an error.
  package func untagResource(
    _ request: UntagResourceRequest,
    completion: @escaping @Sendable (Result<UntagResourceOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      let tags = try session.reading.taggedTable(request.resource).definition.tags
      let rest = tags.filter { tag in !request.keys.contains(tag.key ?? "") }
      try session.setTags(rest, of: request.resource)
      return UntagResourceOutput()
    }
  }
}
