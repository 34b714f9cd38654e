import DynamockModel

extension WriteSession {
  /// Stores changed settings of a table; unchanged ones write nothing.
  mutating func store(_ settings: ControlSettings, of table: Table) throws(EngineFault) {
    guard table.definition.control != settings else { return }
    var definition = table.definition
    definition.control = settings
    var catalog = catalog
    catalog.set(definition)
    try store(definition, in: catalog)
  }
}
