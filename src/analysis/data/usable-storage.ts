/** Share of a disk that can be filled: stores stop placing data at 85 % and refuse writes soon after. */
export const usableStorage = 0.85;
