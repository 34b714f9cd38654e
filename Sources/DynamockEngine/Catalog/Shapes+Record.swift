import DynamockModel

extension Lifecycle {
  var record: Record {
    var record = Record()
    switch self {
    case .creating(let until, let backfillsFrom):
      record[text: "state"] = "creating"
      record[time: "until"] = until
      record[time: "backfillsFrom"] = backfillsFrom
    case .updating(let until, let change):
      record[text: "state"] = "updating"
      record[time: "until"] = until
      record[text: "change"] = change?.rawValue
    case .active:
      record[text: "state"] = "active"
    case .deleting(let until):
      record[text: "state"] = "deleting"
      record[time: "until"] = until
    }
    return record
  }

  init?(_ record: Record) {
    switch (record[text: "state"], record[time: "until"]) {
    case ("active", _): self = .active
    case ("creating", let until?):
      self = .creating(until: until, backfillsFrom: record[time: "backfillsFrom"])
    case ("updating", let until?):
      self = .updating(until: until, change: record[text: "change"].flatMap(TableChange.init))
    case ("deleting", let until?): self = .deleting(until: until)
    default: return nil
    }
  }
}

extension Backfill {
  var record: Record {
    var record = Record()
    record[bytes: "position"] = position
    record[record: "following"] = following.record
    return record
  }

  init?(_ record: Record) {
    guard let following = record[record: "following"].flatMap(Lifecycle.init) else { return nil }
    self.init(position: record[bytes: "position"], following: following)
  }
}

extension Throughput {
  var record: Record {
    var record = Record()
    record[number: "read"] = read
    record[number: "write"] = write
    record[time: "lastIncrease"] = lastIncrease
    record[time: "lastDecrease"] = lastDecrease
    record[number: "decreasesToday"] = decreasesToday
    return record
  }

  init?(_ record: Record) {
    guard let read = record[number: "read"], let write = record[number: "write"] else { return nil }
    self.init(read: read, write: write)
    lastIncrease = record[time: "lastIncrease"]
    lastDecrease = record[time: "lastDecrease"]
    decreasesToday = record[number: "decreasesToday"] ?? 0
  }
}

extension AttributeDefinition {
  var record: Record {
    var record = Record()
    record[text: "name"] = attributeName
    record[text: "type"] = attributeType?.rawValue
    return record
  }

  init(_ record: Record) {
    self.init(
      attributeName: record[text: "name"],
      attributeType: record[text: "type"].map(ScalarAttributeType.init(rawValue:)))
  }
}

extension KeySchemaElement {
  var record: Record {
    var record = Record()
    record[text: "name"] = attributeName
    record[text: "type"] = keyType?.rawValue
    return record
  }

  init(_ record: Record) {
    self.init(
      attributeName: record[text: "name"],
      keyType: record[text: "type"].map(KeyType.init(rawValue:)))
  }
}

extension OnDemandThroughput {
  var record: Record {
    var record = Record()
    record[number: "read"] = maxReadRequestUnits
    record[number: "write"] = maxWriteRequestUnits
    return record
  }

  init(_ record: Record) {
    self.init(
      maxReadRequestUnits: record[number: "read"], maxWriteRequestUnits: record[number: "write"])
  }
}

extension WarmThroughput {
  var record: Record {
    var record = Record()
    record[number: "read"] = readUnitsPerSecond
    record[number: "write"] = writeUnitsPerSecond
    return record
  }

  init(_ record: Record) {
    self.init(
      readUnitsPerSecond: record[number: "read"], writeUnitsPerSecond: record[number: "write"])
  }
}

extension StreamSpecification {
  var record: Record {
    var record = Record()
    record[flag: "isEnabled"] = streamEnabled ?? false
    record[text: "view"] = streamViewType?.rawValue
    return record
  }

  init(_ record: Record) {
    self.init(
      streamEnabled: record[flag: "isEnabled"],
      streamViewType: record[text: "view"].map(StreamViewType.init(rawValue:)))
  }
}

extension Tag {
  var record: Record {
    var record = Record()
    record[text: "key"] = key
    record[text: "value"] = value
    return record
  }

  init(_ record: Record) {
    self.init(key: record[text: "key"], value: record[text: "value"])
  }
}
