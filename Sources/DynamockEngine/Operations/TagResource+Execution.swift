import DynamockModel
import DynamockValidation

extension Database {
  /// Sets tags of a table; the others stay.
  package func tagResource(
    _ request: TagResourceRequest,
    completion: @escaping @Sendable (Result<TagResourceOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(DynamoDBError) in
      var tags = try session.reading.taggedTable(request.resource).definition.tags
      for tag in request.tags {
        if let position = tags.firstIndex(where: { $0.key == tag.key }) {
          tags[position] = tag
        } else {
          tags.append(tag)
        }
      }
      // Counted after the merge (ack DDB-TABLE-108).
      guard tags.count <= Limits.tags else { throw .invalid(Sentence.tooManyTags) }
      try session.setTags(tags, of: request.resource)
      return TagResourceOutput()
    }
  }
}

extension ReadSession {
  /// The table that a tag request names.
  ///
  /// - Throws: AccessDeniedException for another account's, ResourceNotFoundException for what is no
  ///   table, which streams are not either (ack DDB-TABLE-071).
  func taggedTable(_ resource: ResourceReference) throws(DynamoDBError) -> Table {
    guard resource.account == settings.accountID else {
      throw DynamoDBError(.accessDenied, Sentence.accessDenied)
    }
    guard let name = resource.tableName, let table = catalog[name],
      table.definition.lifecycle.resolved(at: now) != nil
    else { throw DynamoDBError(.resourceNotFound, Sentence.resourceNotFound(resource.asSent)) }
    return table
  }
}

extension WriteSession {
  /// Stores the tags of a table.
  mutating func setTags(
    _ tags: [Tag], of resource: ResourceReference
  ) throws(DynamoDBError) {
    var definition = try reading.taggedTable(resource).definition
    guard definition.tags != tags else { return }
    definition.tags = tags
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
