/// The table and index of a statement.
enum SourceResolution {
  /// Returns the table and index of a statement.
  ///
  /// - Throws: a fault for an alias, a path that is too long or has an empty component, an index in
  ///   a statement that does not allow one, or a text that is not a statement.
  static func source(
    of syntax: Syntax
  ) throws(PartiQLError) -> (table: String, index: String?) {
    switch syntax.form {
    case .select(let select):
      if select.source.isJoined { throw PartiQLError(.severalSources) }
      return try components(of: select.source)
    case .insert(let insert):
      guard case .name(let table) = insert.target.form else {
        throw PartiQLError(.indexInDataManipulation)
      }
      return try components(of: SourceSyntax(expression: insert.target), table)
    case .change(let change):
      if case .missing = change.source.expression.form {
        // There is a SET or REMOVE without a table ([dynoxide-captures] `partiql-statements`,
        // us-east-1, 2026-10).
        throw PartiQLError(.severalSources)
      }
      if change.source.isJoined { throw PartiQLError(.indexInDataManipulation) }
      let source = try components(of: change.source)
      guard source.index == nil else { throw PartiQLError(.operationOnIndex) }
      return source
    default: throw PartiQLError(.unsupportedOperation(syntax.typeName))
    }
  }

  private static func components(
    of source: SourceSyntax, _ table: String
  ) throws(PartiQLError) -> (table: String, index: String?) {
    guard !table.isEmpty else { throw PartiQLError(.emptyPathComponent) }
    return (table, nil)
  }

  private static func components(
    of source: SourceSyntax
  ) throws(PartiQLError) -> (table: String, index: String?) {
    let names: [String]
    switch source.expression.form {
    case .name(let name): names = [name]
    case .path(let root, let steps):
      guard case .name(let name) = root.form else { throw PartiQLError(.unexpectedSource) }
      var found = [name]
      for step in steps {
        guard case .name(let name) = step else { throw PartiQLError(.unexpectedSource) }
        found.append(name)
      }
      names = found
    default: throw PartiQLError(.unexpectedSource)
    }
    if source.hasAlias { throw PartiQLError(.aliasing) }
    guard names.count <= 2 else { throw PartiQLError(.tooManySourceComponents) }
    guard !names.contains(where: \.isEmpty), let table = names.first else {
      throw PartiQLError(.emptyPathComponent)
    }
    return (table, names.count == 2 ? names[1] : nil)
  }
}
