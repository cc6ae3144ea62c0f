const dollars = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
  maximumFractionDigits: 20,
});

/** An amount of US dollars as people here write it. @param amount a decimal text, which is shown to its last digit */
export const dollarText = (amount: string): string => dollars.format(amount as Intl.StringNumericLiteral);
