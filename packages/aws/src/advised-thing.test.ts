import { advisedThing } from './advised-thing.ts';

test('a thing has a name for people, and all names that a bill may have for its service', () => {
  expect(advisedThing('EbsVolume', 'Upgrade')).toEqual({
    ...{ noun: 'EBS volume', family: null, category: 'rightsizing' },
    services: ['Amazon Elastic Compute Cloud', 'EC2 - Other'],
  });
  expect(advisedThing('Ec2Instance', 'Stop').category).toBe('idle');
});

test('commitments that pay for the same use are of one family', () => {
  const families = ['ComputeSavingsPlans', 'Ec2InstanceSavingsPlans', 'Ec2ReservedInstances'].map((type) => {
    const { family, category } = advisedThing(type, 'PurchaseSavingsPlans');
    return [family, category];
  });
  expect(families).toEqual(Array(3).fill(['compute', 'commitment']));
  expect(advisedThing('RdsReservedInstances', 'PurchaseReservedInstances').family).toBe('rds');
});

test('a type that is not known yet keeps its own name', () => {
  expect(advisedThing('QuantumComputer', 'Delete')).toEqual({
    ...{ noun: 'QuantumComputer', services: [], family: null, category: 'idle' },
  });
});
