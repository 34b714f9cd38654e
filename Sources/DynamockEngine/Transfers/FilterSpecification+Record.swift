import DynamockModel

extension FilterSpecification {
  /// The filter as the catalog stores it.
  var record: Record {
    var record = Record()
    record[text: "condition"] = filterExpression
    record[text: "projection"] = projectionExpression
    record[text: "keys"] = keyConditionExpression
    record[record: "names"] = expressionAttributeNames.map { names in
      var record = Record()
      for entry in names.entries { record[text: entry.name] = entry.value }
      return record
    }
    record[record: "values"] = expressionAttributeValues.map(Record.init)
    return record
  }

  /// Reads the ``record`` of a filter.
  init(_ record: Record) {
    self.init(
      filterExpression: record[text: "condition"],
      projectionExpression: record[text: "projection"],
      keyConditionExpression: record[text: "keys"],
      expressionAttributeNames: record[record: "names"].map { names in
        NamedValues(
          uniqueEntries: names.item.attributes.compactMap { attribute in
            guard case .string(let name) = attribute.value else { return nil }
            return (attribute.name, name)
          })
      },
      expressionAttributeValues: record[record: "values"]?.item)
  }
}
