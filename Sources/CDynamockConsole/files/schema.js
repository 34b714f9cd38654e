// Parts of a table's description.

export const keyNames = (table) => table.KeySchema.map((k) => k.AttributeName);
export const indexesOf = (table) => [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
export const isOnDemand = (table) => table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST';
export const definedType = (table, name) => table.AttributeDefinitions.find((a) => a.AttributeName === name)?.AttributeType;
