/** An address that a request names, in any spelling. */
import { parseAddress } from '../../core/address.js';
import { HttpFault } from './problem.js';

/** In canonical form. @throws {HttpFault} 400 */
export function readAddress(address: string, where: 'query' | 'path'): string {
  const parsed = parseAddress(address);
  if (parsed.ok) return parsed.address;
  throw new HttpFault(400, `Cannot read address of the ${where}: ${JSON.stringify(address.slice(0, 80))} is ${parsed.reason}`, {
    field: 'address',
  });
}
