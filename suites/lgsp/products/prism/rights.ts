export { TRIED } from '../../interfaces/rights.ts';
