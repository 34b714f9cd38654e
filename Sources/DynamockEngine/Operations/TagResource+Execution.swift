package import DynamockModel
package import DynamockValidation

extension Database {
  /// Sets tags of a table; its other tags are kept.
  package func tagResource(
    _ request: TagResourceRequest,
    completion: @escaping @Sendable (Result<TagResourceOutput, DynamoDBError>) -> Void
  ) {
    write(completion) { session throws(EngineFault) in
      var tags = try session.reading.taggedTable(request.resource).definition.tags
      for tag in request.tags {
        if let position = tags.firstIndex(where: { $0.key == tag.key }) {
          tags[position] = tag
        } else {
          tags.append(tag)
        }
      }
      // Tags are counted after merging ([ack-quirks] DDB-TABLE-108).
      guard tags.count <= Limits.tags else { throw .tooManyTags }
      try session.setTags(tags, of: request.resource)
      return TagResourceOutput()
    }
  }
}

extension ReadSession {
  /// Returns the table named in a request for tags.
  ///
  /// - Throws: AccessDeniedException for a resource of another account, ResourceNotFoundException
  ///   for one that is not a table, such as a stream ([ack-quirks] DDB-TABLE-071).
  func taggedTable(_ resource: ResourceReference) throws(EngineFault) -> Table {
    guard resource.account == settings.accountID else {
      throw .resource(.taggedByOtherAccount)
    }
    guard let name = resource.tableName, let table = catalog[name],
      table.definition.lifecycle.resolved(at: now) != nil,
      table.definition.restore == nil || !table.definition.isBeingCreated(at: now)
    else { throw .resource(.taggedResource(resource.asSent)) }
    return table
  }
}

extension WriteSession {
  /// Stores the tags of a table.
  mutating func setTags(
    _ tags: [Tag], of resource: ResourceReference
  ) throws(EngineFault) {
    var definition = try reading.taggedTable(resource).definition
    guard definition.tags != tags else { return }
    definition.tags = tags
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
