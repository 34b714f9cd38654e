/// The ten data types under the names that `attribute_type` takes.
package enum AttributeType: String, Sendable, Hashable, CaseIterable {
  // In the order in which AWS lists them in "valid types: {…}".
  case binary = "B"
  case null = "NULL"
  case stringSet = "SS"
  case bool = "BOOL"
  case list = "L"
  case binarySet = "BS"
  case number = "N"
  case numberSet = "NS"
  case string = "S"
  case map = "M"
}
