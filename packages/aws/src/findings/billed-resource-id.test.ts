import { billedResourceId } from './billed-resource-id.ts';

test.each([
  ['arn:aws:ec2:us-east-1:111122223333:instance/i-0abc', 'i-0abc'],
  ['arn:aws-cn:ec2:cn-north-1:111122223333:volume/vol-0abc', 'vol-0abc'],
  ['arn:aws:ec2:us-east-1:111122223333:natgateway/nat-0abc', 'arn:aws:ec2:us-east-1:111122223333:natgateway/nat-0abc'],
  ['arn:aws:s3:::media', 'media'],
  ['arn:aws:s3:::media/cat.png', 'media'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:feed', 'arn:aws:lambda:eu-west-1:111122223333:function:feed'],
  [
    'arn:aws:lambda:eu-west-1:111122223333:function:feed:$LATEST',
    'arn:aws:lambda:eu-west-1:111122223333:function:feed',
  ],
  ['i-0abc', 'i-0abc'],
  ['AWS::::Account:111122223333', null],
  [null, null],
])('%s is billed as %s', (resource, billed) => expect(billedResourceId(resource)).toBe(billed));
