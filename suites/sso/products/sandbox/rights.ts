export { TRIED } from '../../systems/rights.ts';
