import { expect, test } from "vitest";
import { find, hidden, holdsNumber, masked } from "../../src/core/text/private-numbers.ts";
import { fastest, hostile } from "../support/hostile.ts";

/** Each holds one number, as people write them; the first part of the pair is what must go. */
const real: readonly (readonly [number: string, text: string])[] = [
  ["DE89370400440532013000", "IBAN: DE89370400440532013000"],
  ["DE89 3704 0044 0532 0130 00", "Bitte auf DE89 3704 0044 0532 0130 00 überweisen, danke"],
  ["DE89-3704-0044-0532-0130-00", "Konto (DE89-3704-0044-0532-0130-00)"],
  ["de89370400440532013000", "my iban is de89370400440532013000."],
  ["DE89370400440532013000", "IBANDE89370400440532013000 BIC COBADEFFXXX"],
  ["DE89\n3704 0044 0532\n0130 00", "Kontonummer DE89\n3704 0044 0532\n0130 00\nDanke"],
  ["ES91 2100 0418 45 0200051332", "Cuenta ES91 2100 0418 45 0200051332 de La Caixa"],
  ["ES9121000418450200051332", "ingreso en ES9121000418450200051332, gracias"],
  ["FR14 20041 01005 0500013M026 06", "Virement : FR14 20041 01005 0500013M026 06"],
  ["IT60 X 05428 11101 000000123456", "IBAN IT60 X 05428 11101 000000123456"],
  ["GB82 WEST 1234 5698 7654 32", "pay to GB82 WEST 1234 5698 7654 32 please"],
  ["GB82WEST12345698765432", "https://pay.example/?to=GB82WEST12345698765432&amount=5"],
  ["NL91 ABNA 0417 1643 00", "| bank | NL91 ABNA 0417 1643 00 |"],
  ["NO93 8601 1117 947", "Kontonr. NO93 8601 1117 947"],
  ["BE68539007547034", "rekening BE68539007547034"],
  ["PL61109010140000071219812874", "konto: PL61109010140000071219812874"],
  ["PL 61 1090 1014 0000 0712 1981 2874", "PL 61 1090 1014 0000 0712 1981 2874"],
  ["CH93 0076 2011 6238 5295 7", "(CH93 0076 2011 6238 5295 7)"],
  ["BR18 0036 0305 0000 1000 9795 493C 1", "BR18 0036 0305 0000 1000 9795 493C 1"],
  ["MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"],
  ["TR33 0006 1005 1978 6457 8413 26", "Hesap no TR33 0006 1005 1978 6457 8413 26"],
  ["SA03 8000 0000 6080 1016 7519", "رقم الحساب SA03 8000 0000 6080 1016 7519"],
  ["DE89%203704%200044%200532%200130%2000", "https://pay.example/DE89%203704%200044%200532%200130%2000"],
  ["4111111111111111", "card 4111111111111111"],
  ["4111 1111 1111 1111", "Visa: 4111 1111 1111 1111, exp 12/27"],
  ["4111-1111-1111-1111", "4111-1111-1111-1111 12/27 123"],
  ["4111 1111 1111 1111", "4111 1111 1111 1111 12 27 123"],
  ["5555 5555 5555 4444", "**5555 5555 5555 4444**"],
  ["5555.5555.5555.4444", "Mastercard 5555.5555.5555.4444."],
  ["2223 0031 2200 3222", "2223 0031 2200 3222"],
  ["3782 822463 10005", "amex 3782 822463 10005"],
  ["378282246310005", "`378282246310005`"],
  ["3056 930902 5904", "Diners 3056 930902 5904"],
  ["6011 1111 1111 1117", "_6011 1111 1111 1117_"],
  ["3530111333300000", "JCB 3530111333300000"],
  ["6200 0000 0000 0005", "银联卡号6200 0000 0000 0005请转账"],
  ["4222222222222", "an old one: 4222222222222"],
  ["４１１１　１１１１　１１１１　１１１１", "カード番号は４１１１　１１１１　１１１１　１１１１です"],
  ["٤١١١ ١١١١ ١١١١ ١١١١", "البطاقة ٤١١١ ١١١١ ١١١١ ١١١١"],
  ["4111&nbsp;1111&nbsp;1111&nbsp;1111", "pasted: 4111&nbsp;1111&nbsp;1111&nbsp;1111"],
  ["4111\u00a01111\u00a01111\u00a01111", "no break: 4111\u00a01111\u00a01111\u00a01111"],
  ["6759 6498 2643 8453", "Maestro 6759 6498 2643 8453"],
];

/** None of these is one, however much it looks like one. */
const harmless: readonly string[] = [
  "DE88 3704 0044 0532 0130 00, with a wrong check digit",
  "DE89 3704 0044 0532 0130, cut off",
  "DE893704004405320130001, a digit too many",
  "ZZ89 3704 0044 0532 0130 00 of no country",
  "reference RF18 5390 0754 7034",
  "VAT DE123456789, FR40303265045, ESX1234567X",
  "BIC COBADEFFXXX, sort code 12-34-56, account 12345678",
  "LEI 5493001KJTIIGC8Y1R12",
  "Creditor DE98ZZZ09999999999",
  "4111 1111 1111 1112, with a wrong check digit",
  "1234 5678 9012 3456",
  "0000 0000 0000 0000",
  "+49 151 12345678, +1 (415) 555-2671, +34 600 123 456",
  "0049 30 901820, 07700 900123, 11 98765-4321",
  "+4915112345678 and 00442071838750",
  "order 2026-03-02-000417, PO 4500012345",
  "Order #403-1234567-1234567",
  "Invoice INV-2026/000123456789, Rechnung 20260302-0001",
  "ISBN 978-3-16-148410-0 and 978-0-306-40615-7",
  "EAN 4006381333931 and 4012345678901",
  "f47ac10b-58cc-4372-a567-0e02b2c3d479",
  "41111111-1111-1111-1111-111111111111",
  "sha256 4111111111111111e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c",
  "commit 4111111111111111abcdef0123456789abcdef01",
  "md5 d41d8cd98f00b204e9800998ecf8427e, crc 4111111111111111f",
  "I_kwDOABCD4111111111111111, MDU6SXNzdWU0MTExMTExMTE=, PVT_kwHOAA4111111111111111",
  "2026-03-02T09:00:00Z to 2026-03-05T18:30:00.411Z",
  "20260302090000, 1767225600000, 1767225600000000",
  "02.03.2026, 03/04/2026, 2019 2020 2021 2022 2023",
  "1 200, 2 400, 3 600 EUR; 1.200,50; 12,400.00",
  "Flyers 1200\nSnacks 2400\nVan 3600\nHall 4800",
  "5100\n5200\n5300\n5400\n5500, in lines",
  "Rs. 41,11,11,111.00 and 4111111111111111.50 IDR",
  "52.4111111111111111, 13.4049540000000",
  "IMEI 490154203237518, 35-209900-176148-1",
  "tracking 9400 1118 9922 3812 3456 78, 1Z999AA10123456784",
  "https://github.com/open-reps/program/issues/12#issuecomment-3456789012",
  "https://github.com/open-reps/program/actions/runs/17345678901/job/49123456789",
  "chat 1234567890123456789, 310846374987857930",
  "192.168.100.200, 2001:0db8:85a3:0000:0000:8a2e:0370:7334",
  "lottery 4 11 11 11 11 11 49, scores 4-1 1-1 1-1",
  "No 12 people at 20 tables is 32 of 40, see 10 in 15",
  "version 4.1111.1111.1111, build 4111.1111",
  "credit card ending in 1111, •••• •••• •••• 1111",
];

test.each(real)("%j is found in %j", (number, text) => {
  const found = find(text).map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual([number]);
  expect(masked(text)).toBe(text.replace(number, hidden));
});

test.each(harmless)("there is nothing to hide in %j", (text) => {
  expect(find(text).map(({ start, end }) => text.slice(start, end))).toEqual([]);
  expect(masked(text)).toBe(text);
});

test("several numbers in one text are all hidden, and the rest stays", () => {
  const text = "4111 1111 1111 1111 5555 5555 5555 4444 or DE89370400440532013000,378282246310005; 12 flyers";
  expect(masked(text)).toBe(`${hidden} ${hidden} or ${hidden},${hidden}; 12 flyers`);
});

test("where a number was hidden, it is still known that there was one", () => {
  expect(holdsNumber(masked("https://example.org/GB82WEST12345698765432"))).toBe(true);
  expect(holdsNumber("https://example.org/12")).toBe(false);
});

test("the longest text that GitHub takes is searched in no time, however it is made", () => {
  const pieces = [
    "1",
    "4111 ",
    "DE89 3704 ",
    "DE",
    "4 ",
    "4111-1111 1111.",
    "iban",
    "&nbsp;1",
    "%20",
    "٤",
    "████",
    "kw81cbku ",
  ];
  for (const [piece, body] of hostile(pieces))
    expect(
      fastest(() => masked(body)),
      piece,
    ).toBeLessThan(100);
});
