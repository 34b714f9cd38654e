// Whoever embeds a database speaks its vocabulary: inputs and outputs, items, clocks, errors. One import
// brings it along; without this every file of a test would begin with two or three.
@_exported import DynamockModel
@_exported import DynamockStorage
