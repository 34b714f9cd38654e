import DynamockModel

extension KeyCondition {
  /// Sorts the tests out by a key schema: names of the partition key attributes and sort key attributes.
  package func plan(
    partition: [String], sort: [String]
  ) throws(KeyConditionFault) -> Plan {
    throw .notSupported
  }
}
